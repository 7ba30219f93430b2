"""Fill in a sign-up form that is open on this desktop, by the names of its fields."""

import screenseg

screenseg.find("Full name").type("Zoë Größe")
screenseg.find("Email field").type("zoe@example.com")
screenseg.find("Country dropdown").select("Norway")
screenseg.find("I agree checkbox").check()
screenseg.find("Sign up button").click()
screenseg.find("Welcome").wait_for()
