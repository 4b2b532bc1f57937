CREATE INDEX images_by_typicality ON cliptext.images (collection_id, typicality, id) WHERE state = 'indexed';
