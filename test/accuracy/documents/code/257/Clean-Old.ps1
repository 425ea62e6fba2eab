#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Path,
    [ValidateRange(1, 3650)] [int] $Days = 30
)

$limit = (Get-Date).AddDays(-$Days)
$old = Get-ChildItem -Path $Path -File -Recurse | Where-Object { $_.LastWriteTime -lt $limit }

foreach ($file in $old) {
    if ($PSCmdlet.ShouldProcess($file.FullName, 'Remove')) {
        Remove-Item -LiteralPath $file.FullName
    }
}

$old | Measure-Object -Property Length -Sum | Select-Object Count, Sum
