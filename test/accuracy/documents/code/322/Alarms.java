import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.time.Time;

public class Alarms {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers("localhost:9092")
            .setTopics("levels")
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();

    env.fromSource(source, WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofSeconds(5)), "levels")
        .keyBy(line -> line.split(";")[0])
        .window(TumblingEventTimeWindows.of(Time.minutes(10)))
        .reduce((a, b) -> a.compareTo(b) > 0 ? a : b)
        .print();
    env.execute("alarms");
  }
}
