export const galleryStrings = {
  heading: 'Newest pictures',
  empty: 'No pictures yet',
  emptyAdvice:
    'Drop some anywhere on this page, or choose them from your device. They can be searched seconds later.',
  add: 'Add pictures',
};
