"""Running the command as a module."""

from amparo.site.command_line import main

main()
