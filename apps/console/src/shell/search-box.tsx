import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search as SearchIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useI18n } from '../i18n/i18n';
import { useHits } from './search-hits';

/** A combobox whose list is always open. Arrow keys move the selection, Enter opens it. */
export default function SearchBox({ onDone }: { onDone: () => void }) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const { hits, isSearching } = useHits(settled);
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog set its focus before this part arrived.
  useEffect(() => field.current?.focus(), []);
  useEffect(() => setActive(0), [settled, hits.length]);

  const open = (to: string | undefined) => {
    if (to === undefined) return;
    onDone();
    void navigate(to);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setActive((active + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') open(hits[active]?.to);
  };
  const optionId = (index: number) => `${listId}-${index}`;

  return (
    <div>
      <TextInput
        size="lg"
        variant="unstyled"
        className="search-input"
        leftSection={<SearchIcon size={18} aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? optionId(active) : undefined}
        ref={field}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <ul id={listId} role="listbox" aria-label={t('search.results')} className="hits">
        {hits.map(({ to, title, note, icon: Icon }, index) => (
          <li
            key={to}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setActive(index)}
            onClick={() => open(to)}
          >
            <Icon size={16} aria-hidden />
            <bdi>{title}</bdi>
            {note && <bdi className="quiet">{note}</bdi>}
          </li>
        ))}
      </ul>
      <p className="hits-note" role="status">
        {isSearching ? t('search.searching') : hits.length === 0 ? t('search.none') : t('search.hint')}
      </p>
    </div>
  );
}
