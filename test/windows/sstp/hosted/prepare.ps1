# Makes this machine dial the responder: trusts its certificate, knows its name, asks nobody whether the certificate was
# revoked, and has two entries for it, one of this user and one of all. Needs an administrator. clean.ps1 takes all of it away.
param(
  [Parameter(Mandatory)] [string] $HostName,
  [Parameter(Mandatory)] [string] $Address,
  [Parameter(Mandatory)] [string] $Certificate,
  [Parameter(Mandatory)] [string] $Entry,
  [Parameter(Mandatory)] [string] $EntryForAll
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Import-Certificate -FilePath $Certificate -CertStoreLocation 'Cert:\LocalMachine\Root' | Out-Null

$hosts = Join-Path $env:SystemRoot 'System32\drivers\etc\hosts'
Add-Content -Path $hosts -Value "`r`n$Address $HostName"
Clear-DnsClientCache
$resolved = [System.Net.Dns]::GetHostAddresses($HostName) | ForEach-Object { $_.IPAddressToString }
if ($resolved -notcontains $Address) { throw "$HostName is $resolved, not $Address." }

$parameters = 'HKLM:\SYSTEM\CurrentControlSet\Services\SstpSvc\Parameters'
New-ItemProperty -Path $parameters -Name 'NoCertRevocationCheck' -PropertyType DWord -Value 1 -Force | Out-Null

# They read their parameters when they start. RasMan needs SstpSvc, and is stopped with it.
Restart-Service -Name 'SstpSvc' -Force
Start-Service -Name 'RasMan'

# Split tunneling, or all that the machine does would go to a responder that answers pings and nothing else.
$options = @{
  ServerAddress        = $HostName
  TunnelType           = 'Sstp'
  AuthenticationMethod = 'Pap'
  EncryptionLevel      = 'Optional'
  SplitTunneling       = $true
  Force                = $true
}
Add-VpnConnection -Name $Entry @options
Add-VpnConnection -Name $EntryForAll -AllUserConnection @options
