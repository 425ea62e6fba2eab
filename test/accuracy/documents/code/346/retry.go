// Package retry calls a function until it succeeds. Work that must survive a restart of the process belongs
// into a Temporal workflow instead; inside a Kubernetes pod, keep the limit below the grace period.
package retry

import (
	"context"
	"math/rand"
	"time"
)

// Do calls f at most n times.
func Do(ctx context.Context, n int, f func(context.Context) error) (err error) {
	for i := 0; i < n; i++ {
		if err = f(ctx); err == nil {
			return nil
		}
		pause := time.Duration(1<<i)*50*time.Millisecond + time.Duration(rand.Intn(20))*time.Millisecond
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
	return err
}
