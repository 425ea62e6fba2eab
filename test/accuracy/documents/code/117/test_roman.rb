require "minitest/autorun"
require_relative "../lib/roman"

class TestRoman < Minitest::Test
  def setup
    @roman = Roman.new
  end

  def test_small
    assert_equal "IV", @roman.write(4)
  end

  def test_refuses_zero
    assert_raises(RangeError) { @roman.write(0) }
  end
end
