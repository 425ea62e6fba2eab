import sys

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gio, Gtk  # noqa: E402


class Notes(Gtk.Application):
    def __init__(self):
        super().__init__(application_id="org.example.Notes", flags=Gio.ApplicationFlags.DEFAULT_FLAGS)

    def do_activate(self):
        window = Gtk.ApplicationWindow(application=self, title="Notizen")
        text = Gtk.TextView(wrap_mode=Gtk.WrapMode.WORD)
        window.set_child(Gtk.ScrolledWindow(child=text))
        window.present()


sys.exit(Notes().run(sys.argv))
