"""Streamlit parts that pages share. Asks `analysis`; holds no SQL."""
