import SearchIcon from '@mui/icons-material/Search';
import { InputAdornment, List, ListItemButton, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';

interface Hit {
  id: string;
  title: string;
}

async function search(term: string, signal: AbortSignal): Promise<Hit[]> {
  const response = await fetch(`/api/search?q=${encodeURIComponent(term)}`, { signal });
  if (!response.ok) throw new Error(`search failed: ${response.status}`);
  return response.json();
}

export function SearchBox({ onPick }: { onPick: (id: string) => void }) {
  const [term, setTerm] = useState('');
  const deferred = useDeferredValue(term.trim());
  const { data = [], isFetching } = useQuery({
    queryKey: ['search', deferred],
    queryFn: ({ signal }) => search(deferred, signal),
    enabled: deferred.length > 1,
    staleTime: 30_000,
  });

  return (
    <>
      <TextField
        fullWidth
        value={term}
        onChange={(event) => setTerm(event.target.value)}
        slotProps={{ input: { startAdornment: <InputAdornment position="start"><SearchIcon /></InputAdornment> } }}
      />
      <List aria-busy={isFetching}>
        {data.map((hit) => (
          <ListItemButton key={hit.id} onClick={() => onPick(hit.id)}>
            {hit.title}
          </ListItemButton>
        ))}
      </List>
    </>
  );
}
