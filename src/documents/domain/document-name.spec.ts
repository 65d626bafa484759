import { attachmentHeader, documentName } from './document-name.js';

describe('the name of a document', () => {
  it.each([
    ['签收单.pdf', 'application/pdf', '签收单.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\王\\工资表.XLS', 'application/vnd.ms-excel', '工资表.XLS'],
    ['扫描.html', 'application/pdf', '扫描.html.pdf'],
    ['gpj.\u202Eexe.jpg', 'image/jpeg', 'gpj.exe.jpg'],
    ['a\u0000b\r\n"c"<d>.png', 'image/png', 'abcd.png'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['...', 'application/pdf', '文件.pdf'],
    ['', 'text/plain', '文件.txt'],
    ['照片.JPEG', 'image/jpeg', '照片.JPEG'],
    ['明细.csv', 'text/plain', '明细.csv'],
  ] as const)('%j as %s', (uploaded, type, name) => expect(documentName(uploaded, type)).toBe(name));

  it('is never longer than 200 characters, and keeps its ending', () => {
    const name = documentName(`${'工'.repeat(500)}.pdf`, 'application/pdf');
    expect([...name]).toHaveLength(200);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});

describe('the header of a download', () => {
  it('names the file for old and new browsers', () =>
    expect(attachmentHeader('签收单 (1)\'*.pdf')).toBe(`attachment; filename="___ (1)'*.pdf"; filename*=UTF-8''%E7%AD%BE%E6%94%B6%E5%8D%95%20%281%29%27%2A.pdf`));

  it('cannot be broken out of', () => expect(attachmentHeader('a"; x=\\.pdf')).toBe(`attachment; filename="a_; x=_.pdf"; filename*=UTF-8''a%22%3B%20x%3D%5C.pdf`));
});
