"""Questions to the data file: filter -> SQL -> small frame or export. Knows neither Streamlit nor the loaders."""
