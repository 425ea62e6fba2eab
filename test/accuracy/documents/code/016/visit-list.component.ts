import { AsyncPipe, DatePipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { catchError, debounceTime, of, switchMap } from 'rxjs';

interface Visit {
  id: number;
  when: string;
  place: string;
}

@Component({
  selector: 'app-visit-list',
  standalone: true,
  imports: [AsyncPipe, DatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (visit of visits$ | async; track visit.id) {
      <article>{{ visit.place }} <time>{{ visit.when | date: 'short' }}</time></article>
    } @empty {
      <p>No visits.</p>
    }
  `,
})
export class VisitListComponent {
  readonly region = input.required<string>();
  private readonly http = inject(HttpClient);

  readonly visits$ = toObservable(this.region).pipe(
    debounceTime(200),
    switchMap((region) => this.http.get<Visit[]>('/api/visits', { params: { region } })),
    catchError(() => of([] as Visit[])),
  );
}
