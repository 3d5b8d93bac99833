@echo off
rem Starts Rekindle on Windows. In a checkout it builds when nothing is built yet. Unlike the launcher for bash it does not
rem see that sources have changed: then run mvn -B package -DskipTests.
rem
rem REKINDLE_BUILD=never   start what is built, or say that nothing is
rem REKINDLE_JAVA_OPTIONS  more options for the JVM, such as -Xmx8g
rem REKINDLE_VECTORS=off   use the plain kernels, as on a JVM without the vector module
rem JAVA_HOME              the Java to use, with or without quotes; without it, the one on the PATH
rem
rem Paths may hold spaces, ampersands, brackets, exclamation and percent marks. So: delayed expansion is off, a path stands
rem within quotes wherever it is used, also in messages, and there is no block in brackets. The variables start with
rem rekindle_, because Java and Maven inherit them, and HOME or LIB mean something to other programs.
setlocal EnableExtensions DisableDelayedExpansion

rem Asked in a subroutine: typed with quotes and found on the PATH, the script itself would be told the current folder.
call :find_home
set "rekindle_lib=%rekindle_home%lib"
if exist "%rekindle_home%pom.xml" set "rekindle_lib=%rekindle_home%cli\target\rekindle\lib"
set "rekindle_jar=%rekindle_lib%\rekindle.jar"

set "rekindle_java=java"
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"
if not defined JAVA_HOME goto find_java
set "rekindle_java=%JAVA_HOME%\bin\java.exe"
if exist "%rekindle_java%" goto java_found
>&2 echo rekindle: JAVA_HOME is "%JAVA_HOME%", but there is no "%rekindle_java%"; unset it, or set it to a JDK of version 17 or newer
exit /b 2
:find_java
where /q java
if not errorlevel 1 goto java_found
>&2 echo rekindle: no Java found; install a JDK of version 17 or newer, or set JAVA_HOME to one
exit /b 1
:java_found

if not exist "%rekindle_home%pom.xml" goto built
if exist "%rekindle_jar%" goto start
if not "%REKINDLE_BUILD%"=="never" goto build
>&2 echo rekindle: nothing is built yet, and REKINDLE_BUILD is never; unset it, or run mvn -B package -DskipTests
exit /b 2
:build
where /q mvn
if not errorlevel 1 goto maven_found
>&2 echo rekindle: nothing is built yet, and there is no mvn; install Maven 3.8 or newer
exit /b 1
:maven_found
>&2 echo rekindle: building, about a minute and a half (more when Maven fetches libraries)
if not exist "%rekindle_home%target" mkdir "%rekindle_home%target"
pushd "%rekindle_home%"
call mvn -B -ntp -pl cli -am package -Dmaven.test.skip=true -Dspotless.check.skip=true >"%rekindle_home%target\build.log" 2>&1 <nul
rem A build that Ctrl-C ended has a negative code, which "if errorlevel 1" takes for success.
set "rekindle_code=%errorlevel%"
popd
if "%rekindle_code%"=="0" goto built
>&2 echo rekindle: the build failed; the log is "%rekindle_home%target\build.log"
exit /b 1
:built
if exist "%rekindle_jar%" goto start
>&2 echo rekindle: there is no "%rekindle_jar%"; unpack the distribution again
exit /b 1

:find_home
set "rekindle_home=%~dp0"
exit /b 0

:start
rem Training allocates next to nothing; a small young generation stays in cache, where a large one takes seconds to map.
rem On a small heap the JVM makes it smaller, and would say so on stdout, where --json goes.
set "rekindle_options=--enable-native-access=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED"
set "rekindle_options=%rekindle_options% -XX:+UseSerialGC -XX:MaxNewSize=64m -XX:InitialRAMPercentage=0.5 -Xlog:gc+ergo=off -XX:-UsePerfData"
if not "%REKINDLE_VECTORS%"=="off" set "rekindle_options=%rekindle_options% --add-modules=jdk.incubator.vector"
rem A server mostly waits. The second compiler would be busy just while the first page is.
if "%~1"=="serve" set "rekindle_options=%rekindle_options% -XX:TieredStopAtLevel=1"
rem ONNX Runtime's builds report their use to Microsoft unless they are told not to before they load.
set "ORT_DISABLE_TELEMETRY=1"

rem Here is no filter as in the launcher for bash: the JVM's own line "WARNING: Using incubator modules" stays on stderr.
rem The zeroth argument is what the user typed.
"%rekindle_java%" %rekindle_options% "-Donnxruntime.native.path=%rekindle_lib%\onnxruntime\win-x64" "-Drekindle.command=%~0" %REKINDLE_JAVA_OPTIONS% -jar "%rekindle_jar%" %*
exit /b %errorlevel%
