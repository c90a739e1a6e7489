@rem The command line of OnHook. Its last line gives the exit code, also to && and ||.
@"%~dp0..\OnHook.exe" --command -- %*
