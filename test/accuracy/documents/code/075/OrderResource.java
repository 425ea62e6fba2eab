package org.example;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.panache.common.Sort;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.annotations.CreationTimestamp;

@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OrderResource {
  @Entity
  public static class Order extends PanacheEntity {
    public String customer;
    @CreationTimestamp public java.time.Instant created;
  }

  @ConfigProperty(name = "orders.limit", defaultValue = "20")
  int limit;

  @GET
  public List<Order> list() {
    return Order.findAll(Sort.descending("id")).page(0, limit).list();
  }

  @POST
  @Transactional
  public Order add(Order order) {
    order.persist();
    return order;
  }
}
