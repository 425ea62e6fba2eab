defmodule Shop.CartTest do
  use ExUnit.Case, async: true
  doctest Shop.Cart

  setup do
    {:ok, cart: Shop.Cart.new()}
  end

  describe "add/2" do
    test "counts equal things once", %{cart: cart} do
      cart = cart |> Shop.Cart.add(:pear) |> Shop.Cart.add(:pear)
      assert Shop.Cart.size(cart) == 1
      refute Shop.Cart.empty?(cart)
    end
  end
end
