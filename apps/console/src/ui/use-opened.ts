import { useSearchParams } from 'react-router';

interface Opened {
  /** Empty when none is open. */
  id: string;
  linkTo(id: string): string;
  close(): void;
}

/** The row that is open beside its list. It is stored in the address; filters and page are unchanged. */
export function useOpened(): Opened {
  const [params, setParams] = useSearchParams();
  const withOpen = (id: string): URLSearchParams => {
    const next = new URLSearchParams(params);
    if (id === '') next.delete('open');
    else next.set('open', id);
    return next;
  };
  return {
    id: params.get('open') ?? '',
    linkTo: (id) => `?${withOpen(id).toString()}`,
    close: () => setParams(withOpen(''), { replace: true }),
  };
}
