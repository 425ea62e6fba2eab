package store_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/stretchr/testify/suite"

	"example.com/inventory/store"
)

type StoreSuite struct {
	suite.Suite
	s *store.Store
}

func (t *StoreSuite) SetupTest() {
	s, err := store.Open(":memory:")
	t.Require().NoError(err)
	t.s = s
}

func (t *StoreSuite) TestPut() {
	t.NoError(t.s.Put(context.Background(), "k", 1))
	t.Equal(1, t.s.Len())
}

func TestStore(t *testing.T) { suite.Run(t, new(StoreSuite)) }

func TestExpiry(t *testing.T) {
	s, err := store.Open(":memory:", store.WithTTL(time.Millisecond))
	require.NoError(t, err)
	assert.Zero(t, s.Len())
}
