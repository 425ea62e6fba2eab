import json
import tkinter as tk
from tkinter import filedialog, ttk


class Form(ttk.Frame):
	def __init__(self, master):
		super().__init__(master, padding=12)
		self.name = tk.StringVar()
		ttk.Label(self, text="Имя").grid(row=0, column=0)
		ttk.Entry(self, textvariable=self.name).grid(row=0, column=1)
		ttk.Button(self, text="Сохранить", command=self.save).grid(row=1, columnspan=2)
		self.grid()

	def save(self):
		# спрашиваем, куда записать файл
		path = filedialog.asksaveasfilename(defaultextension=".json")
		if path:
			with open(path, "w", encoding="utf-8") as out:
				json.dump({"name": self.name.get()}, out, ensure_ascii=False)


root = tk.Tk()
Form(root)
root.mainloop()
