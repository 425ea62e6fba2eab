package org.example.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class LoanServiceTest {
  @Mock LoanStore store;
  @Mock Clock clock;
  @InjectMocks LoanService service;

  @Test
  @DisplayName("keeps what it lends")
  void keeps() {
    when(store.save(any())).thenReturn(7L);
    assertThat(service.lend("m1", "c1")).isEqualTo(7L);
    verify(store).save(any());
  }

  @ParameterizedTest
  @CsvSource({"'',c1", "m1,''"})
  void refusesBlanks(String member, String copy) {
    assertThatThrownBy(() -> service.lend(member, copy)).isInstanceOf(IllegalArgumentException.class);
  }
}
