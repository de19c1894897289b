"""The faces of Amparo, one package per audience."""
