# A text adventure.
import cmd
import random


class Cave(cmd.Cmd):
    intro = "You wake in a cave. There is a vault, a consul asleep, a nomad and a ring."
    prompt = "? "

    def __init__(self):
        super().__init__()
        self.ring = self.vault = False

    def do_take(self, what):
        "take ring"
        if what == "ring":
            self.ring = True
            print("You wear the ring. The nomad stares.")

    def do_open(self, what):
        "open vault"
        if what == "vault" and self.ring:
            print(random.choice(["Gin.", "A flask.", "A phoenix!", "Celery, of all things."]))
            return True
        print("An echo answers.")

    def do_quit(self, _):
        return True


if __name__ == "__main__":
    Cave().cmdloop()
