import { useLocation } from 'wouter';
import { readAddress, startAddress, writeAddress } from '../search/address.js';

/** Opens a picture over what the search page shows, or on its own where that is not in sight. */
export function useOpenImage(): (collection: string, image: string) => void {
  const [path, navigate] = useLocation();
  return (collection, image) => {
    const present = readAddress(window.location.search);
    const behind = path === '/' && present.collection === collection ? present : startAddress(collection);
    navigate(writeAddress({ ...behind, image }), { state: 'visited' });
  };
}
