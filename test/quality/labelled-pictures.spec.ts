import { parseList } from './labelled-pictures.js';

test('the labels of a picture are those of the columns that begin with "label"', () => {
  const csv = 'file,label,source,label colour\na.jpg,Shoes,shop,red\n"b, c.jpg",Hat,,\n';
  expect(parseList(csv)).toEqual([
    { file: 'a.jpg', texts: ['Shoes', 'red'] },
    { file: 'b, c.jpg', texts: ['Hat'] },
  ]);
});

test.each(['image,label\na.jpg,Shoes\n', 'file,text\na.jpg,Shoes\n', ''])(
  'a header that lacks a column is shown with what it needs: %j',
  (csv) => {
    const [header] = csv.split('\n');
    expect(() => parseList(csv)).toThrow(
      `The list's header is "${header}"; it needs a column "file" and a column "label" or more that begin so.`,
    );
  },
);

test('a row of another length is named by its line', () => {
  expect(() => parseList('file,label\na.jpg,Shoes\nb.jpg\n')).toThrow(/line 3/);
});
