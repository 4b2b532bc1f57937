import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { AnsweredQuery } from '../api/api-types.js';
import { FileInput } from '../shared/file-input.js';
import { Icon } from '../shared/icon.js';
import { keepPicture } from '../shared/picture-store.js';
import { useCollectionRecord } from '../shared/use-collection-record.js';
import { usePictureDrop } from '../shared/use-picture-drop.js';
import { searchStrings } from '../strings/search.js';
import { isSearch, startAddress, type Address } from './address.js';
import { AddChip } from './add-chip.js';
import { FilterChips } from './filter-chips.js';
import { FilterPanel } from './filter-panel.js';
import type { Filters } from './filters.js';
import { NegativeChip } from './negative-chip.js';
import { addNegative, keyOf, removeNegative, shownNegatives, toggleMode } from './negatives.js';
import { PictureChip } from './picture-chip.js';
import { TextChip } from './text-chip.js';
import './search-form.css';

type SearchFormProps = {
  address: Address;
  /** What the service made of this very address, once it has answered. */
  answered: AnsweredQuery | null;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (address: Address) => void;
};

/** What to look for, in words, by a picture, or both; other wordings; and what to avoid. */
export function SearchForm({ address, answered, inputRef, onSearch }: SearchFormProps) {
  const [text, setText] = useState(address.text);
  useEffect(() => setText(address.text), [address.text]);
  const picker = useRef<HTMLInputElement>(null);
  const searchBy = (file: File) => onSearch({ ...address, like: keepPicture(file), image: null });
  const record = useCollectionRecord(address.collection);
  const filterBy = (filters: Filters) => onSearch({ ...address, filters, image: null });
  const { held, zone } = usePictureDrop(searchBy);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    onSearch({
      ...address,
      text: typed,
      parseNegation: address.parseNegation || typed !== address.text,
      image: null,
    });
    if (typed === '') inputRef.current?.focus();
  };

  const words = searchStrings;
  return (
    <form className="search" role="search" onSubmit={submit}>
      <div className={held ? 'search-bar held' : 'search-bar'} {...zone}>
        {address.like === null ? (
          <Icon name="search" />
        ) : (
          <PictureChip
            collection={address.collection}
            like={address.like}
            onRemove={() => onSearch({ ...address, like: null, image: null })}
          />
        )}
        <input
          ref={inputRef}
          className="search-input"
          type="search"
          name="q"
          value={text}
          aria-label={words.label}
          aria-keyshortcuts="/"
          placeholder={address.like === null ? words.placeholder : words.placeholderWithPicture}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => setText(event.target.value)}
        />
        {isSearch(address) && (
          <button
            type="button"
            className="icon-button"
            aria-label={words.clear}
            title={words.clear}
            onClick={() => {
              setText('');
              onSearch(startAddress(address.collection));
              inputRef.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={words.choosePicture}
          title={words.choosePicture}
          onClick={() => picker.current?.click()}
        >
          <Icon name="picture" />
        </button>
        <FileInput
          inputRef={picker}
          label={words.picture}
          accept="image/*"
          onFiles={([file]) => file && searchBy(file)}
        />
        <button type="submit" className="button primary">
          {words.submit}
        </button>
        {held && <span className="search-drop">{words.dropPicture}</span>}
      </div>
      <div className="chips">
        {isSearch(address) && (
          <>
            <FilterPanel collection={address.collection} filters={address.filters} onChange={filterBy} />
            <FilterChips fields={record.data?.fields ?? []} filters={address.filters} onChange={filterBy} />
          </>
        )}
        {address.text !== '' && (
          <>
            <ul className="chip-list" aria-label={words.alsoLabel}>
              {address.phrasings.map((phrasing) => (
                <TextChip
                  key={phrasing}
                  text={phrasing}
                  removeLabel={words.removePhrasing(phrasing)}
                  onRemove={() =>
                    onSearch({
                      ...address,
                      phrasings: address.phrasings.filter((other) => other !== phrasing),
                      image: null,
                    })
                  }
                />
              ))}
            </ul>
            <AddChip
              label={words.addPhrasing}
              onAdd={(phrasing) => {
                if (phrasing === address.text || address.phrasings.includes(phrasing)) return;
                onSearch({ ...address, phrasings: [...address.phrasings, phrasing], image: null });
              }}
            />
          </>
        )}
        <ul className="chip-list" aria-label={words.negativesList}>
          {shownNegatives(address, answered).map((negative) => (
            <NegativeChip
              key={keyOf(negative)}
              collection={address.collection}
              negative={negative}
              onToggle={() => onSearch(toggleMode(address, answered, negative))}
              onRemove={() => onSearch(removeNegative(address, answered, negative))}
            />
          ))}
        </ul>
        <AddChip
          label={words.addNegative}
          onAdd={(text) =>
            onSearch({ ...address, negatives: addNegative(address.negatives, { text }), image: null })
          }
        />
      </div>
      {!isSearch(address) && address.negatives.length > 0 && (
        <p className="quiet" role="status">
          {words.negativesNeedText}
        </p>
      )}
    </form>
  );
}
