@echo off
rem Starts Rekindle on Windows. In a checkout it builds when nothing is built yet. Unlike the launcher for bash it does not
rem see that sources have changed: then run mvn -B package -DskipTests.
rem
rem REKINDLE_BUILD=never   start what is built, or say that nothing is
rem REKINDLE_JAVA_OPTIONS  more options for the JVM, such as -Xmx8g
rem REKINDLE_VECTORS=off   use the plain kernels, as on a JVM without the vector module
rem JAVA_HOME              the Java to use; without it, the one on the PATH
setlocal

set "home=%~dp0"
set "lib=%home%lib"
if exist "%home%pom.xml" set "lib=%home%cli\target\rekindle\lib"
set "jar=%lib%\rekindle.jar"

set "java=java"
if not defined JAVA_HOME goto find_java
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto java_found
>&2 echo rekindle: JAVA_HOME is %JAVA_HOME%, but there is no %java%; unset it, or set it to a JDK of version 17 or newer
exit /b 2
:find_java
where /q java
if not errorlevel 1 goto java_found
>&2 echo rekindle: no Java found; install a JDK of version 17 or newer, or set JAVA_HOME to one
exit /b 1
:java_found

if not exist "%home%pom.xml" goto built
if exist "%jar%" goto start
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
if not exist "%home%target" mkdir "%home%target"
pushd "%home%"
call mvn -B -ntp -pl cli -am package -Dmaven.test.skip=true -Dspotless.check.skip=true >"%home%target\build.log" 2>&1 <nul
if not errorlevel 1 goto build_done
popd
>&2 echo rekindle: the build failed; the log is %home%target\build.log
exit /b 1
:build_done
popd
:built
if exist "%jar%" goto start
>&2 echo rekindle: there is no %jar%; unpack the distribution again
exit /b 1

:start
rem Training allocates next to nothing; a small young generation stays in cache, where a large one takes seconds to map.
rem On a small heap the JVM makes it smaller, and would say so on stdout, where --json goes.
set options=--enable-native-access=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED
set options=%options% -XX:+UseSerialGC -XX:MaxNewSize=64m -Xlog:gc+ergo=off -XX:-UsePerfData
rem ONNX Runtime's builds report their use to Microsoft unless they are told not to before they load.
set ORT_DISABLE_TELEMETRY=1
set options=%options% "-Donnxruntime.native.path=%lib%\onnxruntime\win-x64"
if not "%REKINDLE_VECTORS%"=="off" set options=%options% --add-modules=jdk.incubator.vector
rem A server mostly waits. The second compiler would be busy just while the first page is.
if "%~1"=="serve" set options=%options% -XX:TieredStopAtLevel=1

rem Here is no filter as in the launcher for bash: the JVM's own line "WARNING: Using incubator modules" stays on stderr.
rem %0 is what the user typed.
"%java%" %options% "-Drekindle.command=%~0" %REKINDLE_JAVA_OPTIONS% -jar "%jar%" %*
exit /b %errorlevel%
