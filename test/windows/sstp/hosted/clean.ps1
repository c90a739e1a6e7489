# Takes away what prepare.ps1 has made, whatever of it there is.
param(
  [Parameter(Mandatory)] [string] $HostName,
  [Parameter(Mandatory)] [string] $Entry,
  [Parameter(Mandatory)] [string] $EntryForAll
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Continue'

foreach ($name in @($Entry, $EntryForAll)) { rasdial $name /disconnect | Out-Null }
Remove-VpnConnection -Name $Entry -Force -ErrorAction SilentlyContinue
Remove-VpnConnection -Name $EntryForAll -AllUserConnection -Force -ErrorAction SilentlyContinue

$parameters = 'HKLM:\SYSTEM\CurrentControlSet\Services\SstpSvc\Parameters'
Remove-ItemProperty -Path $parameters -Name 'NoCertRevocationCheck' -ErrorAction SilentlyContinue

$hosts = Join-Path $env:SystemRoot 'System32\drivers\etc\hosts'
$others = Get-Content -Path $hosts | Where-Object { $_ -notmatch "\s$([regex]::Escape($HostName))\s*$" }
Set-Content -Path $hosts -Value $others

Get-ChildItem -Path 'Cert:\LocalMachine\Root' |
  Where-Object { $_.Subject -eq "CN=$HostName" } |
  Remove-Item -ErrorAction SilentlyContinue

exit 0
