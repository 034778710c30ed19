@echo off
rem Starts Trivium: with a command (compare, models) in the terminal, without one as a window.
setlocal
set "home=%~dp0.."
chcp 65001 >nul
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %TRIVIUM_JAVA_OPTIONS% ^
  -cp "%home%\lib\*" dev.trivium.app.Main %*
exit /b %ERRORLEVEL%
