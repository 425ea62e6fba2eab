package org.example.feed;

import dagger.Module;
import dagger.Provides;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.inject.Singleton;
import retrofit2.Retrofit;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;
import retrofit2.http.Query;

@Module
public final class Feed {
  public interface Api {
    @GET("entries")
    Single<List<String>> entries(@Query("since") long since);
  }

  @Provides
  @Singleton
  Api api() {
    return new Retrofit.Builder()
        .baseUrl("http://localhost:8080/")
        .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
        .build()
        .create(Api.class);
  }

  Observable<String> poll(Api api) {
    return Observable.interval(5, TimeUnit.SECONDS, Schedulers.io())
        .flatMapSingle(tick -> api.entries(tick))
        .flatMapIterable(rows -> rows)
        .distinct();
  }
}
