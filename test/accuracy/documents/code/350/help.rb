require "optparse"

HELP = <<~TEXT
  routes-to-csv prints the routes of a web application as CSV.

  It reads a file of routes as text. For a Ruby on Rails application, redirect the output of its
  routes task into that file; for Sinatra, write the file yourself.
TEXT

options = { separator: "," }
OptionParser.new do |parser|
  parser.banner = HELP
  parser.on("-s", "--separator CHAR", "between columns") { |char| options[:separator] = char }
end.parse!

ARGF.each_line(chomp: true) do |line|
  verb, path, target = line.split
  next unless path&.start_with?("/")

  puts [verb, path, target].join(options[:separator])
end
