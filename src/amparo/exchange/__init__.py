"""Reports and files in the forms that other bodies prescribe: values in, values or bytes out."""
