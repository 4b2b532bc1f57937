import { Select } from '@base-ui/react/select';
import { useLocation } from 'wouter';
import { Icon } from '../shared/icon.js';
import { useCollections } from '../shared/use-collections.js';
import { pageLink, useCollection } from '../shared/use-collection.js';
import { shellStrings } from '../strings/shell.js';

/** Goes to the same page of another collection; nothing while there is one only. */
export function CollectionPicker() {
  const present = useCollection();
  const [path, navigate] = useLocation();
  const { data: collections } = useCollections();
  const names = collections?.map(({ name }) => name) ?? [];
  if (names.length < 2 && names.includes(present)) return null;
  if (names.length === 0) return null;
  return (
    <Select.Root value={present} onValueChange={(name) => name !== null && navigate(pageLink(path, name))}>
      <Select.Trigger className="button collection-picker" aria-label={shellStrings.collection}>
        <Select.Value />
        <Icon name="down" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="menu-place" sideOffset={6} alignItemWithTrigger={false}>
          <Select.Popup className="menu">
            {names.map((name) => (
              <Select.Item key={name} value={name} className="menu-item">
                <Select.ItemText>{name}</Select.ItemText>
                <Select.ItemIndicator>
                  <Icon name="done" />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
