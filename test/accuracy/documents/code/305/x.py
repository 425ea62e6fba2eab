print("hello, django")
