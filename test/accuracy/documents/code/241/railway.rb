# frozen_string_literal: true

require "csv"
require "date"
require "optparse"

# The two rails of a track, and what runs on them.
class Rails
  attr_reader :gauge, :trains

  def initialize(gauge: 1435)
    @gauge = gauge
    @trains = []
  end

  def rack(train)
    trains << train
    self
  end

  def next_after(time)
    trains.select { |t| t[:at] > time }.min_by { |t| t[:at] }
  end
end

rails = Rails.new
CSV.foreach(ARGV.fetch(0), headers: true, header_converters: :symbol) do |row|
  rails.rack({ number: row[:number], at: DateTime.parse(row[:at]) })
end
puts rails.next_after(DateTime.now)&.fetch(:number)
