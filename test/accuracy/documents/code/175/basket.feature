Feature: The basket

  Background:
    Given an empty basket

  Scenario: Adding the same thing twice
    When I add "pears"
    And I add "pears"
    Then the basket holds 2 "pears"

  Scenario Outline: Shipping
    Given the country is "<country>"
    When I add "pears"
    Then shipping costs <cost>

    Examples:
      | country | cost |
      | NO      | 9    |
      | DE      | 5    |
