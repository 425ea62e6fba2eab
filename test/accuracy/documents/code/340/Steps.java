package org.example.steps;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.restassured.response.Response;

public class Steps {
  private Response answer;

  @Before
  public void reset() {
    answer = null;
  }

  @Given("an empty basket")
  public void empty() {
    given().when().delete("/basket").then().statusCode(204);
  }

  @When("I add {string}")
  public void add(String sku) {
    answer = given().contentType("application/json").body("{\"sku\":\"" + sku + "\"}").post("/basket");
  }

  @Then("the basket holds {int} {string}")
  public void holds(int count, String sku) {
    assertEquals(200, answer.statusCode());
    answer.then().body("lines[0].count", equalTo(count));
  }
}
