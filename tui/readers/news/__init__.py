"""Articles to news items: their fields (item_fields), and bodies without boilerplate (reader)."""
