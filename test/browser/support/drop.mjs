/** Drops a file onto a place of the page, as from a folder of the desk. @param {import('playwright-core').Locator} place @param {string} name @param {Buffer | string} content */
export async function drop(place, name, content) {
  const transfer = await place.page().evaluateHandle(([called, base64]) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], called));
    return data;
  }, [name, Buffer.from(content).toString('base64')]);
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}
