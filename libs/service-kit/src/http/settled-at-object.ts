/** Says in the API document that who may do an act is settled at its object. */
export const settledAtObject = 'x-wenxiao-settled-at-object';
