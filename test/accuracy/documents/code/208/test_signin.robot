*** Settings ***
Documentation     Signing in and out.
Library           SeleniumLibrary
Suite Setup       Open Browser    http://localhost:8080    firefox
Suite Teardown    Close All Browsers

*** Variables ***
${USER}           someone

*** Test Cases ***
Signs In
    Input Text        name:user    ${USER}
    Input Password    name:password    secret
    Click Button      Sign in
    Wait Until Page Contains    Hello ${USER}

*** Keywords ***
Sign Out
    Click Link    Sign out
