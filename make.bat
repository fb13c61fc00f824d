@echo off
rem The commands of planbuilder on Windows, with the words of the Makefile: type  make  for a list of them
rem (in PowerShell  .\make ). Setting up is left to scripts\setup.py, as there.
rem
rem NOT TESTED ON WINDOWS YET. What it does with words and choices was tried under Wine only.

setlocal
cd /d "%~dp0"
set "WORD=%~1"
if "%WORD%"=="" set "WORD=help"
set "FOR_YEAR="
set "FOR_DOCUMENT="
set "OVER="
set "APPROVE="
set "TEXT="
set "DOCUMENT="
set "ADVICE="
set "FILE="
set "WITH_WORD="
set "FOR_AREA="
set "UP_TO="
set "OPTIONS="
set "PDF_OPTION="
set "DRAFT_OPTIONS="
set "DRAFT="
set "DRAFTS="
set "SEND_OPTIONS="
set "PARTNER="
set "PUBLISH_OPTIONS="
set "NAME="
set "NEW_FOLDER="

rem Windows takes YEAR=2018-19 apart at the equals sign: a choice comes as two arguments.
:next_choice
shift
if "%~1"=="" goto choose
if /i "%~1"=="YEAR" set "FOR_YEAR=--year %~2"
if /i "%~1"=="DOCUMENT" set "FOR_DOCUMENT=--document %~2"
if /i "%~1"=="STAGE" set DRAFT_OPTIONS=%DRAFT_OPTIONS% --stage="%~2"
if /i "%~1"=="DOCUMENT" set DRAFT_OPTIONS=%DRAFT_OPTIONS% --document="%~2"
if /i "%~1"=="NOTE" set DRAFT_OPTIONS=%DRAFT_OPTIONS% --note="%~2"
if /i "%~1"=="WHO" set DRAFT_OPTIONS=%DRAFT_OPTIONS% --who="%~2"
if /i "%~1"=="DRAFT" set "DRAFT=%~2"
if /i "%~1"=="DRAFT" set SEND_OPTIONS=%SEND_OPTIONS% --draft="%~2"
if /i "%~1"=="DOCUMENT" set SEND_OPTIONS=%SEND_OPTIONS% --document="%~2"
if /i "%~1"=="WHO" set SEND_OPTIONS=%SEND_OPTIONS% --who="%~2"
if /i "%~1"=="BY" set SEND_OPTIONS=%SEND_OPTIONS% --by="%~2"
if /i "%~1"=="ON" set SEND_OPTIONS=%SEND_OPTIONS% --on="%~2"
if /i "%~1"=="CONDITION" set SEND_OPTIONS=%SEND_OPTIONS% --condition="%~2"
if /i "%~1=%~2"=="REMIND=1" set "SEND_OPTIONS=%SEND_OPTIONS% --remind"
if /i "%~1=%~2"=="WITHDRAW=1" set "SEND_OPTIONS=%SEND_OPTIONS% --withdraw"
if /i "%~1"=="PARTNER" set "PARTNER=%~2"
if /i "%~1"=="NAMES" set PUBLISH_OPTIONS=%PUBLISH_OPTIONS% --names="%~2"
if /i "%~1"=="MARKING" set PUBLISH_OPTIONS=%PUBLISH_OPTIONS% --marking="%~2"
if /i "%~1"=="NAME" set "NAME=%~2"
if /i "%~1"=="TO" set NEW_FOLDER=--to "%~2"
if /i "%~1"=="TEXT" set "TEXT=%~2"
if /i "%~1"=="FROM" set "DRAFTS=%DRAFTS% --from %~2"
if /i "%~1"=="TO" set "DRAFTS=%DRAFTS% --to %~2"
if /i "%~1=%~2"=="STRICT=1" set "OPTIONS=%OPTIONS% --strict"
if /i "%~1=%~2"=="QUIET=1" set "OPTIONS=%OPTIONS% --quiet"
if /i "%~1=%~2"=="ADVICE=1" set "ADVICE=--advice"
if /i "%~1"=="FILE" set "FILE=%~2"
if /i "%~1"=="WITH" set "WITH_WORD=--word "%~2""
if /i "%~1"=="AREA" set "FOR_AREA=--area "%~2""
if /i "%~1"=="TO" set "UP_TO=--to %~2"
if /i "%~1=%~2"=="OVER=1" set "OVER=1"
if /i "%~1=%~2"=="APPROVE=1" set "APPROVE=--approve"
if /i "%~1=%~2"=="NOPDF=1" set "PDF_OPTION=--no-pdf"
shift
goto next_choice

:choose
for %%W in (help plan report check inspect watch figures trace draft drafts verify rebuild circulate sign-off publish compare collect apply new next-year blank undo template statistics-import test lint look bench samples docs setup clean) do if /i "%WORD%"=="%%W" goto %%W
echo There is no command "%WORD%". Type  make  for a list of them. 1>&2
exit /b 2

:help
type scripts\help.txt
exit /b 0

rem ---- Every week, every year

:plan
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder plan %FOR_YEAR% %OPTIONS% %PDF_OPTION%
exit /b %ERRORLEVEL%

:report
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder report %FOR_YEAR% %OPTIONS% %PDF_OPTION%
exit /b %ERRORLEVEL%

:check
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder check %FOR_YEAR% %OPTIONS% %ADVICE%
exit /b %ERRORLEVEL%

:inspect
call :set_up
if errorlevel 1 exit /b 2
if not "%FILE%"=="" goto inspect_file
.venv\Scripts\planbuilder inspect %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%
:inspect_file
.venv\Scripts\planbuilder inspect %FOR_YEAR% %OPTIONS% %WITH_WORD% -- "%FILE%"
exit /b %ERRORLEVEL%

:compare
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder compare %FOR_YEAR% %OPTIONS% %FOR_DOCUMENT% %DRAFTS%
exit /b %ERRORLEVEL%

:watch
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder watch %FOR_YEAR% %OPTIONS% %PDF_OPTION%
exit /b %ERRORLEVEL%

:figures
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder figures %FOR_YEAR% %OPTIONS% %FOR_DOCUMENT%
exit /b %ERRORLEVEL%

:draft
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder draft %FOR_YEAR% %OPTIONS% %DRAFT_OPTIONS%
exit /b %ERRORLEVEL%

:drafts
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder drafts %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%

:verify
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder verify %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%

:trace
if "%TEXT%"=="" (
  echo Give the text, for example: make trace TEXT="Speedwatch"
  exit /b 2
)
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder trace %FOR_YEAR% %FOR_DOCUMENT% -- "%TEXT%"
exit /b %ERRORLEVEL%

:rebuild
if "%DRAFT%"=="" (
  echo Say which draft: make rebuild DRAFT=1 1>&2
  exit /b 2
)
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder rebuild %FOR_YEAR% %OPTIONS% %DRAFT%
exit /b %ERRORLEVEL%

:apply
call :set_up
if errorlevel 1 exit /b 2
if not "%DRAFT%"=="" set "DRAFT=--draft %DRAFT%"
.venv\Scripts\planbuilder apply %FOR_YEAR% %OPTIONS% %DRAFT%
exit /b %ERRORLEVEL%

:collect
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder collect %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%

:circulate
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder circulate %FOR_YEAR% %OPTIONS%%SEND_OPTIONS%
exit /b %ERRORLEVEL%

:sign-off
call :set_up
if errorlevel 1 exit /b 2
if "%PARTNER%"=="" (
  .venv\Scripts\planbuilder sign-off %FOR_YEAR% %OPTIONS%%SEND_OPTIONS%
) else (
  .venv\Scripts\planbuilder sign-off %FOR_YEAR% %OPTIONS%%SEND_OPTIONS% -- "%PARTNER%"
)
exit /b %ERRORLEVEL%

:publish
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder publish %FOR_YEAR% %OPTIONS% %FOR_DOCUMENT%%PUBLISH_OPTIONS%
exit /b %ERRORLEVEL%

:new
if "%NAME%"=="" (
  echo Give the name and the year: make new NAME="Safer Anytown" YEAR=2026-27 1>&2
  exit /b 2
)
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder new %FOR_YEAR% %OPTIONS% %NEW_FOLDER% -- "%NAME%"
exit /b %ERRORLEVEL%

:next-year
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder next-year %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%

:blank
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder blank %FOR_YEAR%
exit /b %ERRORLEVEL%

:statistics-import
if "%FILE%"=="" (
  echo Say which table: make statistics-import FILE=crime.ods, or a folder of tables 1>&2
  exit /b 2
)
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder statistics import %FOR_YEAR% %OPTIONS% %FOR_AREA% %UP_TO% -- "%FILE%"
exit /b %ERRORLEVEL%

:undo
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\planbuilder undo %FOR_YEAR% %OPTIONS%
exit /b %ERRORLEVEL%

:template
call :set_up
if errorlevel 1 exit /b 2
.venv\Scripts\python scripts\make_template.py --originals templates
exit /b %ERRORLEVEL%

rem ---- Developers

:test
call :lint
if errorlevel 1 exit /b 2
.venv\Scripts\pytest
exit /b %ERRORLEVEL%

:lint
call :set_up test
if errorlevel 1 exit /b 2
.venv\Scripts\ruff check .
if errorlevel 1 exit /b 1
.venv\Scripts\ruff format --check .
if errorlevel 1 exit /b 1
.venv\Scripts\mypy
exit /b %ERRORLEVEL%

:look
call :set_up test
if errorlevel 1 exit /b 2
.venv\Scripts\python scripts\look.py %APPROVE%
exit /b %ERRORLEVEL%

:bench
call :set_up bench
if errorlevel 1 exit /b 2
.venv\Scripts\python bench\bench.py
exit /b %ERRORLEVEL%

:samples
if "%OVER%"=="" (
  echo This writes the shipped template, pictures and sample workbook over those that are here.
  echo If you want that: make samples OVER=1
  exit /b 1
)
call :set_up test
if errorlevel 1 exit /b 2
.venv\Scripts\python scripts\make_pictures.py
if errorlevel 1 exit /b 1
.venv\Scripts\python scripts\make_partner_text.py
if errorlevel 1 exit /b 1
.venv\Scripts\python scripts\make_sample.py
if errorlevel 1 exit /b 1
.venv\Scripts\python scripts\make_template.py
if errorlevel 1 exit /b 1
.venv\Scripts\python scripts\make_docs.py
if errorlevel 1 exit /b 1
.venv\Scripts\python scripts\make_guide_pictures.py
exit /b %ERRORLEVEL%

:docs
call :set_up test
if errorlevel 1 exit /b 2
.venv\Scripts\python scripts\make_docs.py
exit /b %ERRORLEVEL%

:setup
call :set_up --again
exit /b %ERRORLEVEL%

:clean
for %%D in (.venv .planbuilder .pytest_cache .mypy_cache .ruff_cache .hypothesis) do if exist %%D rmdir /s /q %%D
exit /b 0

rem ---- Setting up

:set_up
set "PYTHON="
call :try_python py -3.13
call :try_python py -3.12
call :try_python py -3.11
call :try_python python
if not defined PYTHON echo planbuilder needs Python 3.11 or newer: it is free at https://www.python.org 1>&2
if not defined PYTHON exit /b 2
%PYTHON% scripts\setup.py %1
exit /b %ERRORLEVEL%

:try_python
if defined PYTHON exit /b 0
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0
