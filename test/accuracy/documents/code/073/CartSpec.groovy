package org.example

import spock.lang.Specification
import spock.lang.Unroll

class CartSpec extends Specification {
  def mail = Mock(Mail)
  def cart = new Cart(mail)

  @Unroll
  def "a cart of #lines costs #total"() {
    given:
    lines.each { cart.add(it) }

    when:
    cart.checkout()

    then:
    1 * mail.send({ it.contains(total.toString()) })

    where:
    lines    | total
    []       | 0
    [3, 4]   | 7
  }
}
