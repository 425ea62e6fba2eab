# Installs and runs the time service.
class ntp (
  Array[String] $servers = ['pool.ntp.org'],
  Enum['running', 'stopped'] $ensure = 'running',
) {
  package { 'chrony':
    ensure => installed,
  }

  file { '/etc/chrony/chrony.conf':
    ensure  => file,
    content => epp('ntp/chrony.conf.epp', { 'servers' => $servers }),
    require => Package['chrony'],
    notify  => Service['chrony'],
  }

  service { 'chrony':
    ensure => $ensure,
    enable => true,
  }
}
