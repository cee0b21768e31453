// When a field says that something is wrong, and in which words. The rules stay form-js's own.
//
// When: what is empty is only missed on submit; other errors come when the field is left, and go while it is corrected.
// Words: those of our server (FormValidator), in place of form-js's "Field is required."; of several errors the first.
export class CalmValidation {
  static $inject = ['eventBus', 'form', 'formFieldInstanceRegistry', 'formFieldRegistry', 'validator', 'viewerCommands'];

  #submitting = false;
  #typing = false;

  constructor(eventBus, form, instances, fields, validator, viewerCommands) {
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) => {
      const errors = validate(instance, value);
      if (errors.length === 0 || this.#tooEarly(value, form._getState().errors[instance.id])) return [];
      return [plain(fields.get(instance.id), value) ?? errors[0]];
    };
    eventBus.on('formField.blur', ({ formField }) => {
      const instance = instances.getAllKeyed().find(({ id }) => id === formField.id);
      if (instance) viewerCommands.updateFieldInstanceValidation(instance, form._getState().data[formField.key]);
    });
  }

  submitting(validate) {
    this.#submitting = true;
    try {
      return validate();
    } finally {
      this.#submitting = false;
    }
  }

  typing(update) {
    this.#typing = true;
    try {
      update();
    } finally {
      this.#typing = false;
    }
  }

  #tooEarly(value, shown) {
    return !this.#submitting && (isEmpty(value) || (this.#typing && !shown?.length));
  }
}

function isEmpty(value) {
  return value === null || value === undefined || value === '' || value === false;
}

function plain({ decimalDigits, label, type, validate = {} }, value) {
  const length = typeof value === 'string' ? value.trim().length : 0;
  if (isEmpty(value)) {
    return type === 'checkbox' ? `Please tick “${label}”` : `${label} is required.`;
  }
  if (length > validate.maxLength) return `${label} may have at most ${validate.maxLength} characters.`;
  if (length < validate.minLength && type !== 'number') {
    return `${label} needs at least ${validate.minLength} characters.`;
  }
  if (type === 'number') {
    if (decimalDigits === 0 && !Number.isInteger(Number(value))) return `${label} must be a whole number.`;
    if (value < validate.min) return `${label} must be ${validate.min} or more.`;
    if (value > validate.max) return `${label} must be ${validate.max} or less.`;
  }
  return validate.patternErrorMessage;
}
