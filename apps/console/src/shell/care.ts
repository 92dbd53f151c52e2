const kept = 'wenxiao-care';

/** Whether the larger letters and stronger colours (关怀版) were asked for in this browser. */
export function careWas(): boolean {
  try {
    const care = localStorage.getItem(kept) === '1';
    show(care);
    return care;
  } catch {
    // A browser that keeps nothing shows the usual one each time.
    return false;
  }
}

export function setCare(care: boolean): void {
  show(care);
  try {
    localStorage.setItem(kept, care ? '1' : '0');
  } catch {
    // It holds until the page is left.
  }
}

const show = (care: boolean): void => void document.documentElement.classList.toggle('care', care);
