#
# Cookbook:: postbox
# Recipe:: default
#

package %w[nginx logrotate]

template '/etc/nginx/sites-enabled/postbox' do
  source 'site.erb'
  owner 'root'
  mode '0644'
  variables(port: node['postbox']['port'])
  notifies :reload, 'service[nginx]', :delayed
end

service 'nginx' do
  action %i[enable start]
end

include_recipe 'postbox::users' if node['postbox']['users']
