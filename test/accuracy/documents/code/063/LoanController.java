package org.example.lending;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Slf4j
@SpringBootApplication
@RestController
@RequestMapping("/loans")
@RequiredArgsConstructor
public class LoanController {
  private final LoanService service;

  public static void main(String[] args) {
    SpringApplication.run(LoanController.class, args);
  }

  record NewLoan(@NotBlank String member, @NotBlank String copy) {}

  @GetMapping("/{member}")
  List<Loan> of(@PathVariable String member) {
    return service.of(member);
  }

  @PostMapping
  ResponseEntity<Void> lend(@Valid @RequestBody NewLoan loan) {
    log.info("lending {}", loan.copy());
    return ResponseEntity.created(URI.create("/loans/" + service.lend(loan.member(), loan.copy()))).build();
  }
}
