import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

public class Routes extends RouteBuilder {
  @Override
  public void configure() {
    onException(IllegalArgumentException.class).handled(true).to("file:rejected");

    from("file:inbox?include=.*\\.csv&move=.done")
        .routeId("readings")
        .log(LoggingLevel.INFO, "read ${header.CamelFileName}")
        .split(body().tokenize("\n"))
        .streaming()
        .filter(e -> !e.getIn().getBody(String.class).isBlank())
        .marshal().json(JsonLibrary.Jackson)
        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
        .to("http://localhost:8080/readings");
  }
}
