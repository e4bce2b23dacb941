"""The document for Word: the same sections as the PDF, as a .docx file that drafters work on."""
