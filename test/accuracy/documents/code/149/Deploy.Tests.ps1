BeforeAll {
    . $PSScriptRoot/Deploy.ps1
}

Describe 'Get-Target' {
    Context 'with a staging name' {
        It 'returns <expected> for <name>' -TestCases @(
            @{ name = 'a'; expected = 1 }
            @{ name = 'b'; expected = 2 }
        ) {
            Get-Target -Name $name | Should -Be $expected
        }
    }

    It 'asks the service once' {
        Mock Invoke-RestMethod { @{ ok = $true } }
        Get-Target -Name 'c' | Out-Null
        Should -Invoke Invoke-RestMethod -Times 1 -Exactly
    }
}
